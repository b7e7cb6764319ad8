import torch
import torchvision.transforms.v2 as T
from torch.utils.data import ConcatDataset, DataLoader, Subset, random_split
from torchvision.datasets import ImageFolder
from torchvision.models import resnet18

base = T.Compose([T.ToImage(), T.Resize((160, 160)), T.ToDtype(torch.float32, scale=True)])
aug = T.Compose([base, T.RandomHorizontalFlip(1.0), T.ColorJitter(0.3, 0.3)])

plain = ImageFolder("plants", transform=base)
jittered = ImageFolder("plants", transform=aug)
g = torch.Generator().manual_seed(2)
tr, va = random_split(range(len(plain)), [0.8, 0.2], generator=g)
train_ds = ConcatDataset([Subset(plain, tr.indices), Subset(jittered, tr.indices)])
val_ds = Subset(plain, va.indices)

device = "cuda" if torch.cuda.is_available() else "cpu"
net = resnet18(num_classes=len(plain.classes)).to(device)
opt = torch.optim.SGD(net.parameters(), 0.05, momentum=0.9, nesterov=True)
for epoch in range(12):
    net.train()
    for x, y in DataLoader(train_ds, 64, shuffle=True, num_workers=8):
        loss = torch.nn.functional.cross_entropy(net(x.to(device)), y.to(device), label_smoothing=0.1)
        opt.zero_grad()
        loss.backward()
        opt.step()

net.eval()
ok = 0
with torch.no_grad():
    for x, y in DataLoader(val_ds, 256):
        ok += (net(x.to(device)).argmax(1).cpu() == y).sum().item()
print(f"val top-1 {ok / len(val_ds):.3%}")
