import pandas as pd
from category_encoders import LeaveOneOutEncoder
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split


class PricePredictor:
    cat_cols = ["brand", "model", "fuel"]

    def __init__(self):
        self.encoder = LeaveOneOutEncoder(cols=self.cat_cols, sigma=0.05)
        self.model = Ridge()

    def run(self, cars: pd.DataFrame) -> float:
        X, y = cars[self.cat_cols], cars["price"]
        X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=11)
        X_tr = self.encoder.fit_transform(X_tr, y_tr)
        X_te = self.encoder.transform(X_te)
        self.model.fit(X_tr, y_tr)
        return self.model.score(X_te, y_te)


if __name__ == "__main__":
    print(PricePredictor().run(pd.read_csv("cars.csv")))
