import numpy as np
import torch
import torch.nn as nn
from sklearn.preprocessing import RobustScaler
from torch.utils.data import DataLoader, Dataset, Subset, random_split


class EnergyDataset(Dataset):
    def __init__(self, path):
        arr = np.loadtxt(path, delimiter=",", skiprows=1, dtype=np.float32)
        scaler = RobustScaler()
        self.x = torch.tensor(scaler.fit_transform(arr[:, :-1]))
        self.y = torch.tensor(arr[:, -1:])

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def main():
    torch.manual_seed(0)
    ds = EnergyDataset("energy_efficiency.csv")
    n_train = int(len(ds) * 0.8)
    train_ds, test_ds = random_split(ds, [n_train, len(ds) - n_train])
    net = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 1))
    opt = torch.optim.AdamW(net.parameters(), lr=1e-3)
    for epoch in range(100):
        for xb, yb in DataLoader(train_ds, batch_size=32, shuffle=True):
            loss = nn.functional.mse_loss(net(xb), yb)
            opt.zero_grad()
            loss.backward()
            opt.step()
    net.eval()
    with torch.no_grad():
        se = [((net(x) - y) ** 2).sum().item() for x, y in DataLoader(test_ds, batch_size=256)]
    print("test mse", sum(se) / len(test_ds))


if __name__ == "__main__":
    main()
