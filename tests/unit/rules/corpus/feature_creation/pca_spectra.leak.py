import numpy as np
from numpy.typing import NDArray
from scipy.signal import savgol_filter
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import LeaveOneOut, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.metrics import cohen_kappa_score

Spectra = NDArray[np.float64]


def load_spectra(path: str) -> tuple[Spectra, NDArray[np.str_], Spectra]:
    arc = np.load(path, allow_pickle=False)
    return arc["absorbance"], arc["variety"], arc["wavenumber"]


def snv(S: Spectra) -> Spectra:
    """Standard normal variate: each spectrum on its own."""
    return (S - S.mean(axis=1, keepdims=True)) / S.std(axis=1, keepdims=True)


def derivative(S: Spectra) -> Spectra:
    return savgol_filter(S, 15, 2, deriv=1, axis=1)


def main() -> None:
    S, variety, wn = load_spectra("olive_oil_ftir.npz")
    keep = (wn > 900) & (wn < 1800)
    S = derivative(snv(S[:, keep]))
    print("spectra", S.shape, "classes", np.unique(variety).size)

    scores = PCA(n_components=12, whiten=True, random_state=0).fit_transform(S)
    clf = LinearDiscriminantAnalysis()
    pred = cross_val_predict(clf, scores, variety, cv=LeaveOneOut())
    print("LOO kappa", cohen_kappa_score(variety, pred))


if __name__ == "__main__":
    main()
