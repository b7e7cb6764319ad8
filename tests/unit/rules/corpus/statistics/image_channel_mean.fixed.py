import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, random_split

images = torch.from_numpy(np.load("cells.npy")).float().permute(0, 3, 1, 2) / 255
labels = torch.from_numpy(np.load("cells_y.npy")).long()

ds = TensorDataset(images, labels)
n_test = len(ds) // 5
train_ds, test_ds = random_split(ds, [len(ds) - n_test, n_test], generator=torch.Generator().manual_seed(2))
train_images = images[train_ds.indices]
mean = train_images.mean(dim=(0, 2, 3), keepdim=True)
std = train_images.std(dim=(0, 2, 3), keepdim=True)

net = nn.Sequential(
    nn.Conv2d(3, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(16, 32, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
    nn.Flatten(), nn.Linear(32, 2),
)
opt = torch.optim.Adam(net.parameters())
for _ in range(20):
    for xb, yb in DataLoader(train_ds, batch_size=64, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(net((xb - mean) / std), yb).backward()
        opt.step()

net.eval()
with torch.no_grad():
    hits = sum((net((xb - mean) / std).argmax(1) == yb).sum().item() for xb, yb in DataLoader(test_ds, batch_size=128))
print(hits / n_test)
