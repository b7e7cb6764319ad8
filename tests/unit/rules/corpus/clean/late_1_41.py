import unittest

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score


class TestForest(unittest.TestCase):
    def setUp(self):
        self.df = pd.DataFrame({"a": [0, 0, 1, 1] * 10, "b": [0, 1, 0, 1] * 10})
        self.df["y"] = self.df["a"] ^ self.df["b"]

    def test_learns_xor(self):
        m = RandomForestClassifier(20, random_state=0)
        m.fit(self.df[["a", "b"]], self.df["y"])
        self.assertEqual(accuracy_score(self.df["y"], m.predict(self.df[["a", "b"]])), 1.0)

    def test_means(self):
        self.assertAlmostEqual((self.df["a"] - self.df["a"].mean()).mean(), 0)


if __name__ == "__main__":
    unittest.main()
