import torch
from torch import nn
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, models, transforms

torch.manual_seed(0)
IMAGENET_MEAN, IMAGENET_STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
tf = transforms.Compose(
    [transforms.Resize((224, 224)), transforms.ToTensor(), transforms.Normalize(IMAGENET_MEAN, IMAGENET_STD)]
)

pets = datasets.OxfordIIITPet("data", transform=tf, download=False)
n = int(0.8 * len(pets))
train_set, test_set = random_split(pets, [n, len(pets) - n], generator=torch.Generator().manual_seed(0))

net = models.resnet18(weights="DEFAULT")
for p in net.parameters():
    p.requires_grad = False
net.fc = nn.Linear(512, 37)
opt = torch.optim.Adam(net.fc.parameters(), lr=1e-3)

for epoch in range(3):
    net.train()
    for x, y in DataLoader(train_set, 64, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()

net.eval()
with torch.no_grad():
    ok = sum((net(x).argmax(1) == y).sum().item() for x, y in DataLoader(test_set, 128))
print("accuracy", ok / len(test_set))
