import numpy as np
import torch
from torch.utils.data import DataLoader, TensorDataset


class EEGDataModule:
    """Motor imagery trials of one subject, (n_trials, n_channels, n_samples)."""

    def __init__(self, path, noise_std=0.1, n_copies=4, test_frac=0.2, seed=88):
        self.path, self.noise_std, self.n_copies = path, noise_std, n_copies
        self.test_frac, self.seed = test_frac, seed

    def _augment(self, x, y):
        gen = torch.Generator().manual_seed(self.seed)
        xs = [x] + [x + self.noise_std * torch.randn(x.shape, generator=gen) for _ in range(self.n_copies)]
        return torch.cat(xs), y.repeat(self.n_copies + 1)

    def setup(self):
        z = np.load(self.path)
        x = torch.tensor(z["trials"], dtype=torch.float32)
        y = torch.tensor(z["hand"], dtype=torch.long)
        x = x - x.mean(dim=-1, keepdim=True)  # remove the DC offset of each trial
        x, y = self._augment(x, y)
        order = torch.randperm(len(y), generator=torch.Generator().manual_seed(self.seed))
        n_test = int(self.test_frac * len(y))
        te, tr = order[:n_test], order[n_test:]
        self.train_set = TensorDataset(x[tr], y[tr])
        self.test_set = TensorDataset(x[te], y[te])
        return self

    def train_loader(self):
        return DataLoader(self.train_set, batch_size=32, shuffle=True)

    def test_loader(self):
        return DataLoader(self.test_set, batch_size=128)


torch.manual_seed(88)
dm = EEGDataModule("s01.npz").setup()
n_ch = dm.train_set.tensors[0].shape[1]
net = torch.nn.Sequential(
    torch.nn.Conv1d(n_ch, 16, 25), torch.nn.ELU(), torch.nn.AdaptiveAvgPool1d(8), torch.nn.Flatten(), torch.nn.Linear(128, 2)
)
opt = torch.optim.Adam(net.parameters())
for _ in range(30):
    for xb, yb in dm.train_loader():
        opt.zero_grad()
        torch.nn.functional.cross_entropy(net(xb), yb).backward()
        opt.step()
net.eval()
right = sum((net(xb).argmax(1) == yb).sum().item() for xb, yb in dm.test_loader())
print("accuracy", right / len(dm.test_set))
