import numpy as np
import mne
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

FS = 128
WIN = 2 * FS
STEP = FS // 4
BANDS = {"delta": (1, 4), "theta": (4, 8), "alpha": (8, 13), "beta": (13, 30)}


def crop(trials, labels):
    """Every trial gives many shifted crops."""
    segs, out = [], []
    for t, l in zip(trials, labels):
        for s in range(0, t.shape[-1] - WIN + 1, STEP):
            segs.append(t[:, s:s + WIN])
            out.append(l)
    return np.stack(segs), np.array(out)


def bandpower(segs):
    spec = np.abs(np.fft.rfft(segs, axis=-1)) ** 2
    freqs = np.fft.rfftfreq(segs.shape[-1], 1 / FS)
    feats = [np.log(spec[..., (freqs >= a) & (freqs < b)].mean(-1)) for a, b in BANDS.values()]
    return np.concatenate(feats, axis=1)


def main():
    epochs = mne.read_epochs("motor_imagery-epo.fif")
    trials, labels = epochs.get_data(), epochs.events[:, -1]
    print("trials", trials.shape)
    segs, seg_labels = crop(trials, labels)
    F = bandpower(segs)
    a, b, ya, yb = train_test_split(F, seg_labels, test_size=0.2, shuffle=True, random_state=0)
    svm = make_pipeline(StandardScaler(), SVC(C=1.0))
    svm.fit(a, ya)
    print("crop accuracy", svm.score(b, yb))


if __name__ == "__main__":
    main()
