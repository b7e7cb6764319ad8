import copy
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, Subset
from torchvision import datasets, models, transforms as T

norm = T.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])
train_tf = T.Compose([T.RandomResizedCrop(224), T.RandomHorizontalFlip(), T.ToTensor(), norm])
eval_tf = T.Compose([T.Resize(256), T.CenterCrop(224), T.ToTensor(), norm])
a, b = datasets.ImageFolder("flowers", train_tf), datasets.ImageFolder("flowers", eval_tf)
perm = torch.randperm(len(a), generator=torch.Generator().manual_seed(0)).tolist()
n = len(perm)
train, val, test = Subset(a, perm[: int(.7 * n)]), Subset(b, perm[int(.7 * n): int(.85 * n)]), Subset(b, perm[int(.85 * n):])

net = models.resnet18(weights="DEFAULT")
net.fc = nn.Linear(net.fc.in_features, len(a.classes))
opt = optim.SGD(net.parameters(), 1e-3, momentum=.9)


def acc(ds):
    net.eval()
    with torch.no_grad():
        return sum((net(x).argmax(1) == y).sum().item() for x, y in DataLoader(ds, 64)) / len(ds)


best, state = 0, None
for ep in range(10):
    net.train()
    for x, y in DataLoader(train, 32, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()
    v = acc(val)
    print(ep, "train", acc(train), "val", v)
    if v > best:
        best, state = v, copy.deepcopy(net.state_dict())
net.load_state_dict(state)
print("test", acc(test))
