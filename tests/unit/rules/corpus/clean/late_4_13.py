import numpy as np
from scipy.signal import welch
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupKFold, cross_val_score

z = np.load("eeg_trials.npz")
eeg, cond, subj = z["eeg"], z["cond"], z["subject"]
eeg = (eeg - eeg.mean(axis=1, keepdims=True)) / eeg.std(axis=1, keepdims=True)
freqs, power = welch(eeg, fs=256, nperseg=256, axis=1)
bands = [(1, 4), (4, 8), (8, 13), (13, 30)]
F = np.stack([np.log(power[:, (freqs >= a) & (freqs < b)].mean(axis=1)) for a, b in bands], axis=1)
rf = RandomForestClassifier(300, random_state=45)
print(cross_val_score(rf, F, cond, groups=subj, cv=GroupKFold(5)).mean())
