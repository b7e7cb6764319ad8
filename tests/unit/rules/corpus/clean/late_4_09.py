import torch
from torch import nn
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, models, transforms

torch.manual_seed(0)
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
aug = transforms.Compose([
    transforms.RandomResizedCrop(224),
    transforms.RandomHorizontalFlip(),
    transforms.ToTensor(),
    transforms.Normalize(MEAN, STD),
])
plain = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize(MEAN, STD)])

with_aug = datasets.ImageFolder("flowers", aug)
without = datasets.ImageFolder("flowers", plain)
order = torch.randperm(len(with_aug)).tolist()
k = int(0.8 * len(order))
train = DataLoader(Subset(with_aug, order[:k]), 32, shuffle=True)
test = DataLoader(Subset(without, order[k:]), 64)

net = models.resnet18(weights="IMAGENET1K_V1")
net.fc = nn.Linear(net.fc.in_features, len(without.classes))
opt = torch.optim.SGD(net.parameters(), lr=1e-3, momentum=0.9)
for _ in range(5):
    net.train()
    for x, y in train:
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()

net.eval()
ok = n = 0
with torch.no_grad():
    for x, y in test:
        ok += (net(x).argmax(1) == y).sum().item()
        n += len(y)
print("test accuracy", ok / n)
