import numpy as np
import pytest
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler


@pytest.fixture
def X():
    return np.array([[1.0, 2.0], [3.0, np.nan], [5.0, 6.0]])


def test_scaler_centres(X):
    Z = StandardScaler().fit_transform(np.nan_to_num(X))
    assert np.allclose(Z.mean(axis=0), 0)


def test_imputer_uses_the_mean(X):
    assert SimpleImputer().fit_transform(X)[1, 1] == 4.0


def test_a_line_is_found():
    x = np.arange(10.0).reshape(-1, 1)
    y = 3 * x.ravel() + 1
    assert LinearRegression().fit(x, y).score(x, y) == pytest.approx(1.0)
