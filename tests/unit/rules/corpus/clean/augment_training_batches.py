import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

noisy = transforms.Compose([transforms.RandomHorizontalFlip(), transforms.RandomCrop(32, 4), transforms.ToTensor()])
plain = transforms.ToTensor()
train = datasets.CIFAR10("data", train=True, transform=noisy, download=True)
test = datasets.CIFAR10("data", train=False, transform=plain)
net = nn.Sequential(nn.Flatten(), nn.Linear(3072, 64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.SGD(net.parameters(), 0.01)
for xb, yb in DataLoader(train, 128, shuffle=True):
    opt.zero_grad()
    nn.functional.cross_entropy(net(xb), yb).backward()
    opt.step()
with torch.no_grad():
    print(sum((net(a).argmax(1) == b).sum().item() for a, b in DataLoader(test, 500)) / len(test))
