import numpy as np
import pandas as pd
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms as T
from torchvision.models import resnet18

meta = pd.read_csv("covidct/slices.csv")            # several slices per patient
hu = np.load("covidct/slices.npy", mmap_mode="r")   # N x 224 x 224

rng = np.random.default_rng(9)
pats = rng.permutation(meta["patient"].unique())
test_pats = set(pats[: len(pats) // 5])
is_test = meta["patient"].isin(test_pats).to_numpy()
tr, te = np.flatnonzero(~is_test), np.flatnonzero(is_test)

mu = float(np.mean(hu[tr]))
sd = float(np.std(hu[tr]))
aug = T.Compose([T.RandomHorizontalFlip(), T.RandomRotation(10), T.RandomResizedCrop(224, scale=(0.8, 1.0), antialias=True)])


class Slices(Dataset):
    def __init__(self, idx, transform=None):
        self.idx, self.transform = idx, transform

    def __len__(self):
        return len(self.idx)

    def __getitem__(self, i):
        k = self.idx[i]
        x = torch.tensor((np.asarray(hu[k], dtype=np.float32) - mu) / sd).expand(3, -1, -1)
        if self.transform is not None:
            x = self.transform(x)
        return x, int(meta["covid"].iat[k])


dev = torch.device("cuda" if torch.cuda.is_available() else "cpu")
net = resnet18(weights="IMAGENET1K_V1")
net.fc = nn.Linear(net.fc.in_features, 2)
net.to(dev)
opt = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9)
ce = nn.CrossEntropyLoss()
loader = DataLoader(Slices(tr, aug), batch_size=32, shuffle=True, num_workers=4)
for epoch in range(15):
    net.train()
    for x, y in loader:
        opt.zero_grad()
        ce(net(x.to(dev)), y.to(dev)).backward()
        opt.step()


def accuracy(idx):
    net.eval()
    hit = 0
    with torch.no_grad():
        for x, y in DataLoader(Slices(idx), batch_size=64):
            hit += (net(x.to(dev)).argmax(1).cpu() == y).sum().item()
    return hit / len(idx)


print("train acc (sanity) %.3f" % accuracy(tr))
print("test acc  %.3f, %d unseen patients" % (accuracy(te), len(test_pats)))
