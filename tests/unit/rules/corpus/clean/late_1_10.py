import numpy as np
import pytest
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler


@pytest.fixture
def toy():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(50, 3))
    return x, x @ np.array([1.0, -2.0, 0.5])


def test_scaler_centres(toy):
    x, _ = toy
    z = StandardScaler().fit_transform(x)
    np.testing.assert_allclose(z.mean(axis=0), 0, atol=1e-12)


def test_regression_recovers_coefficients(toy):
    x, y = toy
    lr = LinearRegression().fit(x, y)
    np.testing.assert_allclose(lr.coef_, [1.0, -2.0, 0.5])
    assert lr.score(x, y) == pytest.approx(1.0)
