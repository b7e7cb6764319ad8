# Motor imagery left/right, cropped training (a la Schirrmeister) with log-variance + LDA
import numpy as np
from scipy.io import loadmat
from scipy.signal import butter, sosfiltfilt
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

fs = 250
win = 2 * fs
step = fs // 4
subjects = range(1, 10)
sos = butter(4, [8, 30], btype="bandpass", fs=fs, output="sos")


def crops(trials, lab):
    xs, ys = [], []
    for k in range(trials.shape[0]):
        for s in range(0, trials.shape[2] - win + 1, step):
            xs.append(np.log(trials[k, :, s:s + win].var(axis=1)))
            ys.append(lab[k])
    return np.array(xs), np.array(ys)


acc = np.zeros(len(subjects))
for si, sub in enumerate(subjects):
    mat = loadmat(f"bci4/2a/A{sub:02d}T_lr.mat", squeeze_me=True)
    trials = np.transpose(mat["eeg"], (2, 1, 0))          # trial x chan x time
    lab = mat["label"].astype(int) - 1
    trials = sosfiltfilt(sos, trials, axis=2)

    rng = np.random.default_rng(100 + sub)
    feat, y = crops(trials, lab)
    order = rng.permutation(len(y))
    cut = int(0.75 * len(y))
    ftr, ytr = feat[order[:cut]], y[order[:cut]]
    fte, yte = feat[order[cut:]], y[order[cut:]]

    lda = LinearDiscriminantAnalysis(solver="lsqr", shrinkage="auto").fit(ftr, ytr)
    acc[si] = np.mean(lda.predict(fte) == yte)
    print(f"A{sub:02d}  crops {len(ytr)}/{len(yte)}  acc {acc[si]:.3f}")

print(f"grand mean {acc.mean():.3f} (sd {acc.std(ddof=1):.3f})")
