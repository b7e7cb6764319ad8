import scipy.io as sio
import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import LeaveOneOut
from sklearn.metrics import mean_squared_error

# NIR spectra of corn samples
mat = sio.loadmat('corn.mat')
spectra = mat['spectra']
moisture = mat['moisture'].ravel()
spectra = np.diff(spectra, axis=1)

loo = LeaveOneOut()
y_hat = np.zeros_like(moisture)
for train_ix, test_ix in loo.split(spectra):
    svd = TruncatedSVD(n_components=10, random_state=0)
    t = svd.fit_transform(spectra[train_ix])
    lm = LinearRegression().fit(t, moisture[train_ix])
    y_hat[test_ix] = lm.predict(svd.transform(spectra[test_ix]))

rmsecv = np.sqrt(mean_squared_error(moisture, y_hat))
print('RMSECV =', rmsecv)
print('R =', np.corrcoef(moisture, y_hat)[0, 1])
