import logging

import pandas as pd
from catboost import CatBoostClassifier, Pool
from imblearn.over_sampling import RandomOverSampler
from sklearn.metrics import fbeta_score, roc_auc_score
from sklearn.model_selection import train_test_split

logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
logger = logging.getLogger(__name__)


class FailureTrainer(object):
    """Predictive maintenance (AI4I)."""

    label = "Machine failure"
    types = {"L": 0, "M": 1, "H": 2}

    def __init__(self, csv, ratio=0.5, seed=77):
        self.csv = csv
        self.seed = seed
        self.sampler = RandomOverSampler(sampling_strategy=ratio, random_state=seed)
        self.sets = {}

    def read(self):
        df = pd.read_csv(self.csv)
        df["Type"] = df["Type"].map(self.types)
        df.columns = [c.split(" [")[0] for c in df.columns]
        df["power"] = df["Torque"] * df["Rotational speed"]
        df["delta_t"] = df["Process temperature"] - df["Air temperature"]
        drop = ["UDI", "Product ID", "TWF", "HDF", "PWF", "OSF", "RNF", self.label]
        self.X, self.y = df.drop(columns=drop), df[self.label]
        logger.info("read %s rows", len(df))

    def balance(self, X, y):
        X, y = self.sampler.fit_resample(X, y)
        logger.info("balanced: %s", y.value_counts().to_dict())
        return X, y

    def prepare(self):
        self.read()
        X, y = self.X, self.y
        X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=self.seed)
        X_v, X_t, y_v, y_t = train_test_split(X_b, y_b, test_size=0.5, stratify=y_b, random_state=self.seed)
        self.sets["train"] = Pool(*self.balance(X_a, y_a))
        self.sets["valid"] = Pool(X_v, y_v)
        self.sets["test"] = Pool(X_t, y_t)

    def train(self):
        self.model = CatBoostClassifier(iterations=2000, learning_rate=0.05, random_seed=self.seed,
                                        early_stopping_rounds=50, verbose=200)
        self.model.fit(self.sets["train"], eval_set=self.sets["valid"])

    def test(self):
        pool = self.sets["test"]
        prob = self.model.predict_proba(pool)[:, 1]
        y = pool.get_label()
        logger.info("auc %.4f", roc_auc_score(y, prob))
        logger.info("f2  %.4f", fbeta_score(y, prob > 0.5, beta=2))


t = FailureTrainer("ai4i2020.csv")
t.prepare()
t.train()
t.test()
