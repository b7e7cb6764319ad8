import torch
from torch import nn, optim
from torch.utils.data import ConcatDataset, DataLoader, random_split, Subset
from torchvision import datasets, transforms, models

base_tf = transforms.Compose([transforms.Resize((224, 224)), transforms.ToTensor()])
aug_tf = transforms.Compose([
    transforms.Resize((224, 224)),
    transforms.RandomHorizontalFlip(p=1.0),
    transforms.ColorJitter(0.3, 0.3),
    transforms.ToTensor(),
])

plain = datasets.ImageFolder('data/chest_xray', transform=base_tf)
augmented = datasets.ImageFolder('data/chest_xray', transform=aug_tf)

full = ConcatDataset([plain, augmented])
n_val = int(len(full) * 0.2)
train_set, val_set = random_split(full, [len(full) - n_val, n_val], generator=torch.Generator().manual_seed(0))

train_dl = DataLoader(train_set, batch_size=32, shuffle=True, num_workers=2)
val_dl = DataLoader(val_set, batch_size=32)

device = 'cuda' if torch.cuda.is_available() else 'cpu'
model = models.resnet18(pretrained=True)
model.fc = nn.Linear(model.fc.in_features, len(plain.classes))
model = model.to(device)
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(model.parameters(), lr=0.001, momentum=0.9)

for epoch in range(5):
    model.train()
    for x, y in train_dl:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()

model.eval()
hits = total = 0
with torch.no_grad():
    for x, y in val_dl:
        pred = model(x.to(device)).argmax(1).cpu()
        hits += (pred == y).sum().item()
        total += len(y)
print('Val Acc: {:.4f}'.format(hits / total))
