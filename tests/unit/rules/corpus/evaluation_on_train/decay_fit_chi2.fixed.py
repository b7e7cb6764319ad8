import numpy as np
from scipy.optimize import curve_fit

t, counts = np.loadtxt("decay.txt", unpack=True)
err = np.sqrt(np.maximum(counts, 1))


def one(t, A, tau, c):
    return A * np.exp(-t / tau) + c


def two(t, A, tau, B, tau2, c):
    return A * np.exp(-t / tau) + B * np.exp(-t / tau2) + c


# every 4th bin is reserved to check how models predict unseen bins
ctrl = np.arange(t.size) % 4 == 3
p0 = {one: (counts[0], 10.0, 1.0), two: (counts[0], 10.0, counts[0] / 5, 50.0, 1.0)}
for f, start in p0.items():
    popt, pcov = curve_fit(f, t[~ctrl], counts[~ctrl], p0=start, sigma=err[~ctrl], absolute_sigma=True)
    pull = (counts[ctrl] - f(t[ctrl], *popt)) / err[ctrl]
    print(f.__name__, "predictive chi2 per control bin = %.3f" % np.mean(pull**2),
          "tau = %.3f +- %.3f" % (popt[1], np.sqrt(pcov[1, 1])))
