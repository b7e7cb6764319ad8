import torch
import torchvision.transforms as T
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, Subset, random_split
from torchvision.datasets import ImageFolder
from torchvision.models import resnet18

SEED = 2021
CFG = {"root": "isic/", "bs": 32, "lr": 1e-4, "epochs": 8, "dup": 6}
torch.manual_seed(SEED)
device = "cuda" if torch.cuda.is_available() else "cpu"

tf = T.Compose([T.Resize((224, 224)), T.ToTensor()])
lesions = ImageFolder(CFG["root"], transform=tf)
MELANOMA = lesions.class_to_idx["melanoma"]

n_val = len(lesions) // 5
train_set, val_set = random_split(lesions, [len(lesions) - n_val, n_val])
rare = [i for i in train_set.indices if lesions.samples[i][1] == MELANOMA]
train_set = ConcatDataset([train_set] + [Subset(lesions, rare)] * CFG["dup"])

train_loader = DataLoader(train_set, CFG["bs"], shuffle=True, num_workers=4)
val_loader = DataLoader(val_set, CFG["bs"], num_workers=4)

model = resnet18(weights="IMAGENET1K_V1")
model.fc = nn.Linear(512, 2)
model.to(device)
opt = torch.optim.Adam(model.parameters(), lr=CFG["lr"])
crit = nn.CrossEntropyLoss()

for epoch in range(CFG["epochs"]):
    model.train()
    for img, lab in train_loader:
        img, lab = img.to(device), (lab == MELANOMA).long().to(device)
        opt.zero_grad()
        crit(model(img), lab).backward()
        opt.step()

model.eval()
tp = fn = 0
with torch.no_grad():
    for img, lab in val_loader:
        pred = model(img.to(device)).argmax(1).cpu()
        pos = lab == MELANOMA
        tp += (pred[pos] == 1).sum().item()
        fn += (pred[pos] == 0).sum().item()
print("melanoma recall", tp / max(tp + fn, 1))
