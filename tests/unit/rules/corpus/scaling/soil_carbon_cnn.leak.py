"""1-D CNN: soil organic carbon from mid-infrared spectra (one averaged scan per soil core)."""
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset, random_split

SEED = 11


class SpectraDataset(Dataset):
    def __init__(self, path):
        blob = np.load(path)
        spectra = torch.tensor(blob["absorbance"], dtype=torch.float32)
        carbon = torch.tensor(blob["soc_percent"], dtype=torch.float32)
        self.mu = spectra.mean(dim=0, keepdim=True)
        self.sigma = spectra.std(dim=0, keepdim=True).clamp_min(1e-6)
        self.x = ((spectra - self.mu) / self.sigma).unsqueeze(1)
        self.y = torch.log1p(carbon)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def conv_block(c_in, c_out):
    return nn.Sequential(
        nn.Conv1d(c_in, c_out, kernel_size=9, padding=4), nn.BatchNorm1d(c_out), nn.GELU(), nn.MaxPool1d(4)
    )


class SoilNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(conv_block(1, 16), conv_block(16, 32), conv_block(32, 64), nn.AdaptiveAvgPool1d(4))
        self.head = nn.Sequential(nn.Flatten(), nn.Dropout(0.3), nn.Linear(256, 1))

    def forward(self, x):
        return self.head(self.body(x)).squeeze(-1)


def train(model, loader, epochs=60):
    opt = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=1e-2)
    sched = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=epochs)
    for _ in range(epochs):
        model.train()
        for x, y in loader:
            opt.zero_grad()
            nn.functional.smooth_l1_loss(model(x), y).backward()
            opt.step()
        sched.step()
    return model


@torch.no_grad()
def rmse(model, loader):
    model.eval()
    sq = torch.cat([(torch.expm1(model(x)) - torch.expm1(y)) ** 2 for x, y in loader])
    return sq.mean().sqrt().item()


def main():
    torch.manual_seed(SEED)
    data = SpectraDataset("data/mir_soc.npz")
    n_test = len(data) // 5
    gen = torch.Generator().manual_seed(SEED)
    train_set, test_set = random_split(data, [len(data) - n_test, n_test], generator=gen)
    model = train(SoilNet(), DataLoader(train_set, batch_size=64, shuffle=True, drop_last=True))
    print(f"test RMSE {rmse(model, DataLoader(test_set, batch_size=256)):.3f} % SOC")


if __name__ == "__main__":
    main()
