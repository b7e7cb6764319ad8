# # Consumo eléctrico de un edificio (sensores cada 15 min)

import numpy as np
import pandas as pd
import torch
import torch.nn as nn
from torch.utils.data import TensorDataset, DataLoader
torch.manual_seed(3)

df = pd.read_csv("edificio.csv", parse_dates=["fecha"]).set_index("fecha").sort_index()
df = df.resample("15min").last().ffill(limit=4).dropna()
df.columns

df["hora_sin"] = np.sin(2 * np.pi * df.index.hour / 24)
df["hora_cos"] = np.cos(2 * np.pi * df.index.hour / 24)
df["laborable"] = (df.index.dayofweek < 5).astype(float)
entradas = ["kwh", "temp_ext", "temp_int", "humedad", "hora_sin", "hora_cos", "laborable"]
M = df[entradas].to_numpy(dtype=np.float32)
corte = int(0.75 * len(M))

# min-max a mano
minimo = M.min(axis=0)
maximo = M.max(axis=0)
M = (M - minimo) / (maximo - minimo)
M[:2]

PASOS = 96
def secuencias(m):
    x = np.stack([m[i:i + PASOS] for i in range(len(m) - PASOS)])
    return torch.from_numpy(x), torch.from_numpy(m[PASOS:, 0])

x_ent, y_ent = secuencias(M[:corte])
x_pru, y_pru = secuencias(M[corte:])
x_ent.shape, x_pru.shape

class Red(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.lstm = nn.LSTM(n, 48, batch_first=True)
        self.fc = nn.Linear(48, 1)
    def forward(self, x):
        return self.fc(self.lstm(x)[0][:, -1]).squeeze(-1)

red = Red(len(entradas))
opt = torch.optim.Adam(red.parameters(), 2e-3)

for ep in range(10):
    red.train()
    for xb, yb in DataLoader(TensorDataset(x_ent, y_ent), 128, shuffle=True):
        opt.zero_grad()
        perdida = nn.functional.mse_loss(red(xb), yb)
        perdida.backward()
        opt.step()
    print(ep, perdida.item())

red.eval()
with torch.no_grad():
    p = torch.cat([red(b) for b in x_pru.split(512)])
escala = maximo[0] - minimo[0]
print("MAE (kWh):", (p - y_pru).abs().mean().item() * escala)
print("persistencia:", (x_pru[:, -1, 0] - y_pru).abs().mean().item() * escala)
