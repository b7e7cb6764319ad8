# # Hassrede erkennen (GermEval)
# Seminararbeit Computerlinguistik

import re
import pandas as pd
import torch
from torch import nn
from torch.nn.utils.rnn import pad_sequence
from collections import Counter
from sklearn.metrics import f1_score, confusion_matrix
torch.manual_seed(21)

tweets = pd.read_csv("germeval.tsv", sep="\t", names=["text", "label", "fein"], quoting=3)
tweets["y"] = (tweets["label"] == "OFFENSE").astype(int)
tweets["text"] = tweets["text"].str.replace(r"@\w+", "@user", regex=True).str.lower()
tweets = tweets.drop_duplicates("text")
tweets["y"].value_counts()

# Klassen ausgleichen: die kleinere Klasse wird vervielfacht.

off = tweets[tweets.y == 1]
rest = tweets[tweets.y == 0]
tweets = pd.concat([rest, off.sample(len(rest), replace=True, random_state=21)])
len(tweets)

tweets = tweets.sample(frac=1, random_state=22).reset_index(drop=True)
n = int(0.8 * len(tweets))
train, test = tweets[:n], tweets[n:]

tok = lambda s: re.findall(r"\w+|[!?@#]", s)
zaehler = Counter(w for t in train.text for w in tok(t))
vokab = {w: i + 2 for i, (w, c) in enumerate(zaehler.most_common(15000)) if c > 1}
ids = lambda t: torch.tensor([vokab.get(w, 1) for w in tok(t)][:60] or [1])

class Klassifikator(nn.Module):
    def __init__(self, v, d=100, h=64):
        super().__init__()
        self.emb = nn.Embedding(v, d, padding_idx=0)
        self.gru = nn.GRU(d, h, batch_first=True, bidirectional=True)
        self.aus = nn.Linear(2 * h, 1)
    def forward(self, x):
        o, _ = self.gru(self.emb(x))
        return self.aus(o.max(dim=1).values).squeeze(1)

netz = Klassifikator(len(zaehler) + 2)
opt = torch.optim.Adam(netz.parameters(), lr=1e-3)
verlust = nn.BCEWithLogitsLoss()

def stapel(d, groesse=64):
    for i in range(0, len(d), groesse):
        t = d.iloc[i:i + groesse]
        yield pad_sequence([ids(x) for x in t.text], batch_first=True), torch.tensor(t.y.values).float()

for epoche in range(6):
    netz.train()
    summe = 0
    for x, y in stapel(train):
        opt.zero_grad()
        l = verlust(netz(x), y)
        l.backward()
        opt.step()
        summe += l.item()
    print(epoche, round(summe, 2))

netz.eval()
with torch.no_grad():
    vor = torch.cat([netz(x) > 0 for x, _ in stapel(test)]).int().numpy()
print("Makro-F1:", f1_score(test.y, vor, average="macro"))
print(confusion_matrix(test.y, vor))
