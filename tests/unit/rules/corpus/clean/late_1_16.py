import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

torch.manual_seed(0)
MEAN, STD = (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)
train_t = transforms.Compose([
    transforms.RandomHorizontalFlip(), transforms.RandomCrop(32, padding=4),
    transforms.ToTensor(), transforms.Normalize(MEAN, STD),
])
test_t = transforms.Compose([transforms.ToTensor(), transforms.Normalize(MEAN, STD)])
train_dl = DataLoader(datasets.CIFAR10("d", True, train_t, download=True), 128, shuffle=True)
test_dl = DataLoader(datasets.CIFAR10("d", False, test_t, download=True), 512)

net = nn.Sequential(nn.Conv2d(3, 32, 3, 2), nn.ReLU(), nn.Conv2d(32, 64, 3, 2), nn.ReLU(), nn.Flatten(), nn.LazyLinear(10))
opt = torch.optim.AdamW(net.parameters())
for epoch in range(3):
    seen = right = 0
    for x, y in train_dl:
        opt.zero_grad()
        out = net(x)
        nn.functional.cross_entropy(out, y).backward()
        opt.step()
        right += (out.argmax(1) == y).sum().item()
        seen += len(y)
    print(epoch, "running train accuracy", right / seen)

with torch.no_grad():
    good = sum((net(x).argmax(1) == y).sum().item() for x, y in test_dl)
print("test accuracy", good / len(test_dl.dataset))
