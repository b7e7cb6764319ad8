import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split


class ClaimFraudModel:
    """Fraud score for motor claims."""

    def __init__(self, cat_cols, target="is_fraud", seed=0):
        self.cat_cols = cat_cols
        self.target = target
        self.seed = seed
        self.freqs = {}
        self.clf = LGBMClassifier(
            n_estimators=400, learning_rate=0.05, random_state=seed
        )

    def learn_freqs(self, df):
        for col in self.cat_cols:
            self.freqs[col] = df[col].value_counts(normalize=True)

    def encode(self, df):
        df = df.copy()
        for col in self.cat_cols:
            df[col] = df[col].map(self.freqs[col]).fillna(0.0)
        return df

    def run(self, claims):
        train, test = train_test_split(
            claims,
            test_size=0.2,
            stratify=claims[self.target],
            random_state=self.seed,
        )
        self.learn_freqs(train)
        train, test = self.encode(train), self.encode(test)
        self.clf.fit(train.drop(columns=self.target), train[self.target])
        score = self.clf.predict_proba(test.drop(columns=self.target))[:, 1]
        return average_precision_score(test[self.target], score)


if __name__ == "__main__":
    claims = pd.read_csv("motor_claims.csv").drop(columns="claim_id").drop_duplicates()
    cats = ["make", "body_type", "garage_code", "postcode", "channel"]
    print("AP:", ClaimFraudModel(cats).run(claims))
