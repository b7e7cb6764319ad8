import torch
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, models
from torchvision.models import ResNet50_Weights
from torchvision.transforms import v2 as T

w = ResNet50_Weights.IMAGENET1K_V2
mean, std = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
train_tf = T.Compose([T.RandomResizedCrop(224), T.RandomHorizontalFlip(), T.ToImage(),
                      T.ToDtype(torch.float32, scale=True), T.Normalize(mean, std)])
a = datasets.ImageFolder("birds", transform=train_tf)
b = datasets.ImageFolder("birds", transform=w.transforms())
perm = torch.randperm(len(a), generator=torch.Generator().manual_seed(0)).tolist()
k = int(0.8 * len(perm))
train, test = Subset(a, perm[:k]), Subset(b, perm[k:])

net = models.resnet50(weights=w)
for p in net.parameters():
    p.requires_grad_(False)
net.fc = torch.nn.Linear(2048, len(a.classes))
opt = torch.optim.Adam(net.fc.parameters(), 1e-3)
for _ in range(5):
    net.train()
    for x, y in DataLoader(train, 64, shuffle=True):
        opt.zero_grad()
        torch.nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
net.eval()
with torch.inference_mode():
    n = sum((net(x).argmax(1) == y).sum().item() for x, y in DataLoader(test, 128))
print(n / len(test))
