import torch
from torch import nn, optim
from torch.utils.data import ConcatDataset, DataLoader, random_split
from torchvision import datasets, models, transforms

ROOT = "xray/"
plain = transforms.Compose([
    transforms.Grayscale(3),
    transforms.Resize((224, 224)),
    transforms.ToTensor(),
])
rotated = transforms.Compose([
    transforms.Grayscale(3),
    transforms.Resize((224, 224)),
    transforms.RandomRotation(10),
    transforms.RandomHorizontalFlip(p=1.0),
    transforms.ToTensor(),
])

base = datasets.ImageFolder(ROOT, transform=plain)
aug = datasets.ImageFolder(ROOT, transform=rotated)
gen = torch.Generator().manual_seed(0)
full = ConcatDataset([base, aug])
n_val = int(0.2 * len(full))
train_ds, val_ds = random_split(full, [len(full) - n_val, n_val], generator=gen)
print(len(train_ds), len(val_ds), base.classes)

device = "cuda" if torch.cuda.is_available() else "cpu"
net = models.resnet18(weights="IMAGENET1K_V1")
net.fc = nn.Linear(512, len(base.classes))
net.to(device)
opt = optim.SGD(net.parameters(), 1e-3, momentum=0.9)
crit = nn.CrossEntropyLoss()

for epoch in range(8):
    net.train()
    for x, t in DataLoader(train_ds, 32, shuffle=True, num_workers=4):
        x, t = x.to(device), t.to(device)
        opt.zero_grad()
        crit(net(x), t).backward()
        opt.step()

net.eval()
ok = n = 0
with torch.no_grad():
    for x, t in DataLoader(val_ds, 64):
        ok += (net(x.to(device)).argmax(1).cpu() == t).sum().item()
        n += len(t)
print("validation accuracy", ok / n)
