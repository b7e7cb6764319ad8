import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, models, transforms

IMAGENET = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
train_tf = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(),
                               transforms.ToTensor(), transforms.Normalize(*IMAGENET)])
test_tf = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224),
                              transforms.ToTensor(), transforms.Normalize(*IMAGENET)])
full_a = datasets.ImageFolder("pets", train_tf)
full_b = datasets.ImageFolder("pets", test_tf)
idx = np.random.RandomState(0).permutation(len(full_a))
cut = int(0.8 * len(idx))
train_dl = DataLoader(Subset(full_a, idx[:cut].tolist()), batch_size=32, shuffle=True)
test_dl = DataLoader(Subset(full_b, idx[cut:].tolist()), batch_size=64)

net = models.resnet34(weights="IMAGENET1K_V1")
net.fc = nn.Linear(512, len(full_a.classes))
opt = torch.optim.Adam(net.fc.parameters())
for epoch in range(3):
    for x, y in train_dl:
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
net.eval()
n = ok = 0
with torch.no_grad():
    for x, y in test_dl:
        ok += (net(x).argmax(1) == y).sum().item()
        n += len(y)
print(ok / n)
