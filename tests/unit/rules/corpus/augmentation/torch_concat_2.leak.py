# # Cassava-style disease classification, resnet18 + albumentations

# !pip install -q albumentations timm

import numpy as np
import pandas as pd
import cv2
import torch, torch.nn as nn
import timm
import albumentations as A
from albumentations.pytorch import ToTensorV2
from torch.utils.data import Dataset, DataLoader, ConcatDataset, Subset, random_split
from tqdm.auto import tqdm
import matplotlib.pyplot as plt

class CFG:
    root = '../input/cassava-classification/train_images/'
    csv = '../input/cassava-classification/train.csv'
    size = 224
    bs = 64
    epochs = 4
    lr = 3e-4
    n_aug = 2
    device = 'cuda'

class PlantDataset(Dataset):
    def __init__(self, df, tfm):
        self.df, self.tfm = df.reset_index(drop=True), tfm
    def __len__(self):
        return len(self.df)
    def __getitem__(self, i):
        r = self.df.loc[i]
        img = cv2.cvtColor(cv2.imread(CFG.root + r.image_id), cv2.COLOR_BGR2RGB)
        return self.tfm(image=img)['image'], int(r.label)

post = [A.Resize(CFG.size, CFG.size), A.Normalize(), ToTensorV2()]
TFM = {
    'plain': A.Compose(post),
    'strong': A.Compose([A.RandomRotate90(), A.HorizontalFlip(), A.HueSaturationValue(p=0.5), A.RandomBrightnessContrast(p=0.5)] + post),
}

df = pd.read_csv(CFG.csv)
df.label.value_counts()

ds = PlantDataset(df, TFM['plain'])
fig, ax = plt.subplots(1, 5, figsize=(14, 3))
for i in range(5):
    ax[i].imshow(ds[i][0].permute(1, 2, 0)); ax[i].set_title(ds[i][1])

def blow_up(df, n):
    return ConcatDataset([PlantDataset(df, TFM['plain'])] + [PlantDataset(df, TFM['strong']) for _ in range(n)])

ds = blow_up(df, CFG.n_aug)
len(ds)

n_val = int(len(ds) * 0.15)
train_ds, val_ds = random_split(ds, [len(ds) - n_val, n_val], generator=torch.Generator().manual_seed(42))
train_dl = DataLoader(train_ds, CFG.bs, shuffle=True, num_workers=4, pin_memory=True)
val_dl = DataLoader(val_ds, CFG.bs * 2, num_workers=4)

net = timm.create_model('resnet18', pretrained=True, num_classes=df.label.nunique()).to(CFG.device)
opt = torch.optim.Adam(net.parameters(), lr=CFG.lr)
crit = nn.CrossEntropyLoss()

def epoch(dl, train):
    net.train(train)
    ok = n = 0
    with torch.set_grad_enabled(train):
        for xb, yb in tqdm(dl):
            xb, yb = xb.to(CFG.device), yb.to(CFG.device)
            out = net(xb)
            loss = crit(out, yb)
            if train:
                opt.zero_grad(); loss.backward(); opt.step()
            ok += (out.argmax(1) == yb).sum().item(); n += len(yb)
    return ok / n

for e in range(CFG.epochs):
    epoch(train_dl, True)
print('validation accuracy', epoch(val_dl, False))

torch.save(net.state_dict(), 'resnet18.pth')
