# bird call classifier (8 species from xeno-canto, i took 1 recording per recordist)
# labels.csv: one line per recording -> file, species
# %%
import numpy as np
import pandas as pd
import librosa
from sklearn.model_selection import train_test_split
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import f1_score, ConfusionMatrixDisplay
import matplotlib.pyplot as plt

SR = 22050
LEN = 3 * SR
rng = np.random.default_rng(5)
lab = pd.read_csv("labels.csv")
lab.species.value_counts()

# %%
def feats(clip):
    mf = librosa.feature.mfcc(y=clip, sr=SR, n_mfcc=20)
    return np.r_[mf.mean(axis=1), mf.std(axis=1)]


def crops(path, n):
    wav, _ = librosa.load("audio/" + path, sr=SR)
    wav = librosa.util.fix_length(wav, size=max(len(wav), LEN))
    starts = rng.integers(0, len(wav) - LEN + 1, n)
    return [feats(wav[s:s + LEN]) for s in starts]


# %%
def build(table, n):
    out, names = [], []
    for path, sp in zip(table.file, table.species):
        out += crops(path, n)
        names += [sp] * n
    return np.array(out), np.array(names)


# %%
lab_tr, lab_te = train_test_split(lab, test_size=0.25, stratify=lab.species, random_state=5)
X_tr, y_tr = build(lab_tr, 6)
X_te, y_te = build(lab_te, 6)
print(X_tr.shape, X_te.shape)

# %%
et = ExtraTreesClassifier(500, n_jobs=-1, random_state=5).fit(X_tr, y_tr)
p = et.predict(X_te)
print("macro F1", f1_score(y_te, p, average="macro"))
ConfusionMatrixDisplay.from_predictions(y_te, p, xticks_rotation=60)
plt.show()
