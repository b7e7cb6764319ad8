"""Bird calls as spectrograms: the recordings once as they are, twice with masked bands."""
import numpy as np
import pandas as pd
import torch
import torchaudio
from sklearn.model_selection import train_test_split
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset


class Calls(Dataset):
    def __init__(self, table, transform=None):
        self.table = table
        self.transform = transform
        self.classes = sorted(table["species"].unique())

    def __len__(self):
        return len(self.table)

    def __getitem__(self, index):
        row = self.table.iloc[index]
        wave, rate = torchaudio.load(row["file"])
        image = torchaudio.transforms.MelSpectrogram(rate, n_mels=64)(wave)
        if self.transform is not None:
            image = self.transform(image)
        return image[..., :256], self.classes.index(row["species"])


masked = nn.Sequential(torchaudio.transforms.FrequencyMasking(12), torchaudio.transforms.TimeMasking(40))

table = pd.read_csv("calls.csv")
calls = Calls(table) + Calls(table, masked) + Calls(table, masked)

numbers = np.arange(len(calls))
train_numbers, test_numbers = train_test_split(numbers, test_size=0.25, random_state=8)
train_loader = DataLoader(Subset(calls, train_numbers), batch_size=32, shuffle=True)
test_loader = DataLoader(Subset(calls, test_numbers), batch_size=64)

net = nn.Sequential(
    nn.Conv2d(1, 16, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(8), nn.Flatten(), nn.Linear(1024, len(Calls(table).classes))
)
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(20):
    for image, label in train_loader:
        loss = nn.functional.cross_entropy(net(image), label)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

right = total = 0
with torch.no_grad():
    for image, label in test_loader:
        right += (net(image).argmax(1) == label).sum().item()
        total += len(label)
print("accuracy", right / total)
