from dataclasses import dataclass, replace

import numpy as np
from scipy.signal import savgol_filter
from sklearn.cross_decomposition import PLSRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import KFold


@dataclass(frozen=True)
class Spectra:
    X: np.ndarray
    y: np.ndarray

    def __len__(self) -> int:
        return len(self.y)

    def take(self, idx: np.ndarray) -> "Spectra":
        return replace(self, X=self.X[idx], y=self.y[idx])


@dataclass(frozen=True)
class Config:
    path: str = "nir_spectra.npz"
    copies: int = 4
    slope: float = 0.02
    noise: float = 0.001
    components: int = 12
    folds: int = 5


def read(path: str) -> Spectra:
    z = np.load(path)
    return Spectra(z["absorbance"], z["protein"])


def snv(s: Spectra) -> Spectra:
    """Standard normal variate: each spectrum by its own mean and deviation."""
    centred = s.X - s.X.mean(axis=1, keepdims=True)
    return replace(s, X=centred / s.X.std(axis=1, keepdims=True))


def smooth(s: Spectra, window: int = 11) -> Spectra:
    return replace(s, X=savgol_filter(s.X, window, polyorder=2, deriv=1, axis=1))


def perturb(s: Spectra, cfg: Config, rng: np.random.Generator) -> Spectra:
    parts = [s.X]
    axis = np.linspace(-1, 1, s.X.shape[1])
    for _ in range(cfg.copies):
        tilt = rng.normal(0, cfg.slope, size=(len(s), 1)) * axis
        parts.append(s.X + tilt + rng.normal(0, cfg.noise, size=s.X.shape))
    return Spectra(np.vstack(parts), np.tile(s.y, cfg.copies + 1))


def rmsep(model: PLSRegression, s: Spectra) -> float:
    return mean_squared_error(s.y, model.predict(s.X).ravel()) ** 0.5


def validate(cfg: Config = Config()) -> dict[str, list[float]]:
    rng = np.random.default_rng(0)
    data = smooth(snv(read(cfg.path)))
    data = perturb(data, cfg, rng)
    errors: dict[str, list[float]] = {"calibration": [], "validation": []}
    for a, b in KFold(cfg.folds, shuffle=True, random_state=2).split(data.X):
        fit_part, val_part = data.take(a), data.take(b)
        pls = PLSRegression(n_components=cfg.components).fit(fit_part.X, fit_part.y)
        errors["calibration"].append(rmsep(pls, fit_part))
        errors["validation"].append(rmsep(pls, val_part))
    return errors


if __name__ == "__main__":
    for part, values in validate().items():
        print(f"{part:12s} {np.mean(values):.4f} ({', '.join(f'{v:.3f}' for v in values)})")
