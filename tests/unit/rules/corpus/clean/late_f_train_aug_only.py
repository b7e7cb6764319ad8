import torch
from torch import nn
from torchvision import datasets, models, transforms
from torch.utils.data import DataLoader

norm = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
aug = transforms.Compose([transforms.RandomResizedCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), norm])
plain = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), norm])
tr = DataLoader(datasets.ImageFolder("hymenoptera/train", aug), 16, shuffle=True)
te = DataLoader(datasets.ImageFolder("hymenoptera/val", plain), 16)
net = models.resnet18(pretrained=True)
net.fc = nn.Linear(512, 2)
opt = torch.optim.SGD(net.fc.parameters(), 1e-3, momentum=0.9)
for _ in range(5):
    net.train()
    for x, y in tr:
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
net.eval()
with torch.no_grad():
    hits = sum((net(x).argmax(1) == y).sum().item() for x, y in te)
print(hits / len(te.dataset))
