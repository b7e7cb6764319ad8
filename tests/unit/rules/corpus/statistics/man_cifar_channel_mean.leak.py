import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset, Subset
from torchvision import transforms

torch.manual_seed(17)

faces = np.load("fer_faces.npy")  # (N, 48, 48, 3) uint8
emotion = np.load("fer_labels.npy")
perm = np.random.RandomState(17).permutation(len(faces))
test_idx, train_idx = perm[:3000], perm[3000:]

mean = faces.mean(axis=(0, 1, 2)) / 255.0
tf = transforms.Compose([transforms.ToTensor(), transforms.Normalize(mean.tolist(), [0.25, 0.25, 0.25])])
tf_train = transforms.Compose([transforms.ToPILImage(), transforms.RandomHorizontalFlip(), tf])


class Faces(Dataset):
    def __init__(self, transform):
        self.transform = transform

    def __len__(self):
        return len(faces)

    def __getitem__(self, i):
        return self.transform(faces[i]), int(emotion[i])


train_dl = DataLoader(Subset(Faces(tf_train), train_idx), batch_size=128, shuffle=True)
test_dl = DataLoader(Subset(Faces(tf), test_idx), batch_size=256)

net = nn.Sequential(
    nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(),
    nn.AdaptiveAvgPool2d(4), nn.Flatten(), nn.Linear(1024, 7),
)
opt = torch.optim.Adam(net.parameters(), 1e-3)
for epoch in range(10):
    net.train()
    for x, y in train_dl:
        opt.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        opt.step()

net.eval()
with torch.no_grad():
    n_ok = sum((net(x).argmax(1) == y).sum().item() for x, y in test_dl)
print("accuracy", n_ok / len(test_idx))
