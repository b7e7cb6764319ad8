import numpy as np
import torch
from torch import nn
from torch.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset

torch.manual_seed(9)
npz = np.load("ultrasound.npz")
scan = torch.tensor(npz["img"], dtype=torch.float32).unsqueeze(1)
lesion = torch.tensor(npz["lesion"], dtype=torch.long)

base = TensorDataset(scan, lesion)
mirrored = TensorDataset(torch.flip(scan, dims=[3]), lesion)
perm = torch.randperm(len(base)).tolist()
cut = int(0.8 * len(perm))
train_set = ConcatDataset([Subset(base, perm[:cut]), Subset(mirrored, perm[:cut])])
test_set = Subset(base, perm[cut:])

cnn = nn.Sequential(
    nn.Conv2d(1, 8, 5, stride=2), nn.ReLU(), nn.Conv2d(8, 16, 5, stride=2), nn.ReLU(),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 2),
)
opt = torch.optim.Adam(cnn.parameters())
for _ in range(15):
    for im, la in DataLoader(train_set, batch_size=32, shuffle=True):
        opt.zero_grad()
        nn.functional.cross_entropy(cnn(im), la).backward()
        opt.step()

hits = 0
cnn.eval()
with torch.no_grad():
    for im, la in DataLoader(test_set, batch_size=64):
        hits += (cnn(im).argmax(1) == la).sum().item()
print(f"test accuracy {hits / len(test_set):.3f}")
