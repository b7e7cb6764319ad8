from collections import Counter

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset, random_split

SEED, MAXLEN, VOCAB, DIM = 3407, 120, 20000, 96
torch.manual_seed(SEED)


class Reviews(Dataset):
    def __init__(self, path):
        rows = [l.rstrip("\n").split("\t") for l in open(path, encoding="utf-8")]
        self.texts = [r[1].lower().split() for r in rows]
        self.labels = [int(r[0]) for r in rows]
        self.stoi = {}

    def __len__(self):
        return len(self.labels)

    def build_vocab(self, indices):
        freq = Counter(tok for i in indices for tok in self.texts[i])
        self.stoi = {t: i + 2 for i, (t, _) in enumerate(freq.most_common(VOCAB))}

    def __getitem__(self, i):
        ids = [self.stoi.get(t, 1) for t in self.texts[i][:MAXLEN]]
        return torch.tensor(ids + [0] * (MAXLEN - len(ids))), self.labels[i]


data = Reviews("reviews.tsv")
n_test = len(data) // 5
train_set, test_set = random_split(
    data, [len(data) - n_test, n_test], generator=torch.Generator().manual_seed(SEED)
)
data.build_vocab(train_set.indices)


class BagModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(VOCAB + 2, DIM, padding_idx=0)
        self.out = nn.Linear(DIM, 2)

    def forward(self, x):
        return self.out(self.emb(x).mean(1))


model = BagModel()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-4)
for epoch in range(10):
    for x, y in DataLoader(train_set, batch_size=64, shuffle=True):
        loss = nn.functional.cross_entropy(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

model.eval()
with torch.no_grad():
    correct = sum((model(x).argmax(1) == y).sum().item() for x, y in DataLoader(test_set, batch_size=256))
print("test accuracy", correct / len(test_set))
