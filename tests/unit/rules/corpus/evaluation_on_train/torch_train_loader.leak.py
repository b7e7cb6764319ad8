import torch
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, transforms

full = datasets.FashionMNIST("data", download=True, transform=transforms.ToTensor())
train_ds, test_ds = random_split(full, [50_000, 10_000])
train_dl = DataLoader(train_ds, batch_size=128, shuffle=True)
test_dl = DataLoader(test_ds, batch_size=512)

model = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
opt = torch.optim.Adam(model.parameters())
for epoch in range(3):
    for xb, yb in train_dl:
        opt.zero_grad()
        nn.functional.cross_entropy(model(xb), yb).backward()
        opt.step()

model.eval()
good = total = 0
with torch.no_grad():
    for xb, yb in train_dl:
        good += (model(xb).argmax(1) == yb).sum().item()
        total += len(yb)
print("accuracy", good / total)
