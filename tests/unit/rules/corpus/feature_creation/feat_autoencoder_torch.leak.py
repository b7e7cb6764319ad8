import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from torch import nn

torch.manual_seed(0)
rng = np.random.default_rng(0)

data = np.load("ecg_beats.npz")
beats = torch.tensor(data["x"], dtype=torch.float32)
kind = data["y"]
patients = rng.permutation(np.unique(data["patient"]))
in_fit = np.isin(data["patient"], patients[: int(0.8 * len(patients))])
fit_idx, eval_idx = np.flatnonzero(in_fit), np.flatnonzero(~in_fit)

enc = nn.Sequential(nn.Linear(187, 64), nn.ReLU(), nn.Linear(64, 8))
dec = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, 187))
opt = torch.optim.Adam([*enc.parameters(), *dec.parameters()], lr=1e-3)

for epoch in range(30):
    for chunk in torch.split(beats, 256):
        opt.zero_grad()
        loss = nn.functional.mse_loss(dec(enc(chunk)), chunk)
        loss.backward()
        opt.step()

enc.eval()
with torch.no_grad():
    codes = enc(beats).numpy()

probe = LogisticRegression(max_iter=3000).fit(codes[fit_idx], kind[fit_idx])
print("probe accuracy:", probe.score(codes[eval_idx], kind[eval_idx]))
