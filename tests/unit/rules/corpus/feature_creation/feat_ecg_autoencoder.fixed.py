import numpy as np
import torch
import torch.nn as nn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

torch.manual_seed(5)
signals = torch.from_numpy(np.load("ecg_beats.npy")).float()
arrhythmia = np.load("ecg_labels.npy")


class AE(nn.Module):
    def __init__(self, n_in, n_code=12):
        super().__init__()
        self.enc = nn.Sequential(nn.Linear(n_in, 64), nn.ReLU(), nn.Linear(64, n_code))
        self.dec = nn.Sequential(nn.Linear(n_code, 64), nn.ReLU(), nn.Linear(64, n_in))

    def forward(self, x):
        return self.dec(self.enc(x))


def fit_ae(x, epochs=40):
    ae = AE(x.shape[1])
    opt = torch.optim.Adam(ae.parameters(), lr=1e-3)
    for _ in range(epochs):
        for batch in x[torch.randperm(len(x))].split(128):
            opt.zero_grad()
            nn.functional.mse_loss(ae(batch), batch).backward()
            opt.step()
    return ae


order = torch.randperm(len(signals)).numpy()
n = int(0.8 * len(order))
tr, te = order[:n], order[n:]

ae = fit_ae(signals[tr])
with torch.no_grad():
    code = ae.enc(signals).numpy()
head = LogisticRegression(max_iter=1000).fit(code[tr], arrhythmia[tr])
print("AUC", roc_auc_score(arrhythmia[te], head.predict_proba(code[te])[:, 1]))
