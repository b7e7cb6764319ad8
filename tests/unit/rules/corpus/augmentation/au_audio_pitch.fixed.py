import librosa
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import train_test_split

index = pd.read_csv("birds/index.csv")
waves = [librosa.load(f"birds/{p}", sr=22050, duration=3)[0] for p in index["file"]]
species = index["species"].tolist()
site = index["site"].tolist()


def mfcc(w):
    return librosa.feature.mfcc(y=w, sr=22050, n_mfcc=20).mean(axis=1)


w_tr, w_te, sp_tr, sp_te, site_tr, site_te = train_test_split(waves, species, site, test_size=0.2, random_state=1)
up = [librosa.effects.pitch_shift(w, sr=22050, n_steps=2) for w in w_tr]
w_tr, sp_tr = w_tr + up, sp_tr * 2

f_tr = np.array([mfcc(w) for w in w_tr])
f_te = np.array([mfcc(w) for w in w_te])
h = HistGradientBoostingClassifier(random_state=1).fit(f_tr, sp_tr)
ok = h.predict(f_te) == np.array(sp_te)
print("overall", ok.mean())
print(pd.Series(ok).groupby(site_te).mean())
