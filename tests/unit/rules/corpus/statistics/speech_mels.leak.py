import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset

SEED = 99
CONF = {"bs": 64, "epochs": 15, "lr": 5e-4, "holdout": 0.2}
torch.manual_seed(SEED)


class MelDataset(Dataset):
    def __init__(self, path):
        pack = torch.load(path)
        self.mels = pack["mels"]  # N x 64 x T
        self.words = pack["words"]
        self.mu, self.sd = 0.0, 1.0

    def set_stats(self, mu, sd):
        self.mu, self.sd = mu, sd

    def __len__(self):
        return self.words.numel()

    def __getitem__(self, i):
        return ((self.mels[i] - self.mu) / self.sd).unsqueeze(0), self.words[i]


data = MelDataset("spoken_words.pt")
perm = torch.randperm(len(data), generator=torch.Generator().manual_seed(SEED))
k = int(len(data) * CONF["holdout"])
test_idx, train_idx = perm[:k], perm[k:]

sd, mu = torch.std_mean(data.mels, dim=(0, 2))
data.set_stats(mu[:, None], sd[:, None].clamp_min(1e-5))

train_dl = DataLoader(Subset(data, train_idx.tolist()), CONF["bs"], shuffle=True)
test_dl = DataLoader(Subset(data, test_idx.tolist()), 512)

model = nn.Sequential(
    nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 64, 3, padding=1), nn.BatchNorm2d(64), nn.ReLU(), nn.AdaptiveAvgPool2d(1),
    nn.Flatten(), nn.Linear(64, 35),
)
optim = torch.optim.Adam(model.parameters(), lr=CONF["lr"])
for epoch in range(CONF["epochs"]):
    model.train()
    for mel, word in train_dl:
        optim.zero_grad()
        loss = nn.functional.cross_entropy(model(mel), word)
        loss.backward()
        optim.step()

model.eval()
right = 0
with torch.no_grad():
    for mel, word in test_dl:
        right += (model(mel).argmax(1) == word).sum().item()
print("test acc:", right / k)
