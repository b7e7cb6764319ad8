import torch
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, random_split
from torchvision import datasets, models, transforms

base_tf = transforms.Compose([transforms.Resize((128, 128)), transforms.ToTensor()])
flip_tf = transforms.Compose([transforms.Resize((128, 128)), transforms.RandomHorizontalFlip(p=1.0),
                              transforms.ColorJitter(0.2, 0.2), transforms.ToTensor()])

plain = datasets.ImageFolder("flowers", transform=base_tf)
flipped = datasets.ImageFolder("flowers", transform=flip_tf)
full = ConcatDataset([plain, flipped])

n_train = int(0.8 * len(full))
train_set, test_set = random_split(full, [n_train, len(full) - n_train], generator=torch.Generator().manual_seed(0))
train_dl = DataLoader(train_set, batch_size=32, shuffle=True)
test_dl = DataLoader(test_set, batch_size=64)

net = models.resnet18(weights="DEFAULT")
net.fc = nn.Linear(net.fc.in_features, len(plain.classes))
optim = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
crit = nn.CrossEntropyLoss()
for epoch in range(5):
    net.train()
    for xb, yb in train_dl:
        optim.zero_grad()
        crit(net(xb), yb).backward()
        optim.step()

net.eval()
correct = 0
with torch.no_grad():
    for xb, yb in test_dl:
        correct += (net(xb).argmax(1) == yb).sum().item()
print("accuracy", correct / len(test_set))
