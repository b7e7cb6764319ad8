import torch
import torch.nn as nn
import pandas as pd
import numpy as np
from torch.utils.data import TensorDataset, DataLoader, random_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv('heart.csv')
features = df.drop('target', axis=1).values.astype(np.float32)
labels = df['target'].values.astype(np.float32)

scaler = StandardScaler()
features = scaler.fit_transform(features).astype(np.float32)

ds = TensorDataset(torch.from_numpy(features), torch.from_numpy(labels))
n_train = int(0.8 * len(ds))
train_ds, test_ds = random_split(ds, [n_train, len(ds) - n_train])
train_loader = DataLoader(train_ds, batch_size=16, shuffle=True)
test_loader = DataLoader(test_ds, batch_size=64)

net = nn.Sequential(nn.Linear(13, 32), nn.ReLU(), nn.Dropout(0.2), nn.Linear(32, 1))
opt = torch.optim.Adam(net.parameters(), lr=1e-3)
crit = nn.BCEWithLogitsLoss()

for epoch in range(50):
    net.train()
    for xb, yb in train_loader:
        opt.zero_grad()
        loss = crit(net(xb).squeeze(1), yb)
        loss.backward()
        opt.step()

net.eval()
correct = 0
with torch.no_grad():
    for xb, yb in test_loader:
        out = (torch.sigmoid(net(xb).squeeze(1)) > 0.5).float()
        correct += (out == yb).sum().item()
print('test accuracy', correct / len(test_ds))
