import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import learning_curve, validation_curve
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

bc = pd.read_csv("breast.csv")
y = bc.pop("malignant")
pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=5000))
sizes, tr_scores, te_scores = learning_curve(pipe, bc, y, cv=5, train_sizes=np.linspace(0.1, 1, 6), shuffle=True, random_state=0)
for n, a, b in zip(sizes, tr_scores.mean(1), te_scores.mean(1)):
    print(f"n={n:4d} train {a:.3f} validation {b:.3f}")

Cs = np.logspace(-3, 2, 6)
tr_c, va_c = validation_curve(pipe, bc, y, param_name="logisticregression__C", param_range=Cs, cv=5)
print(pd.DataFrame({"C": Cs, "train": tr_c.mean(1), "validation": va_c.mean(1)}))
