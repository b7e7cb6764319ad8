import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from sklearn.linear_model import PoissonRegressor
from sklearn.metrics import mean_poisson_deviance
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

accidents = pd.read_csv("road_segments.csv")
print(accidents.describe())
print("mean per segment:", accidents["n_accidents"].mean(), "max:", accidents["n_accidents"].max())
print(accidents.isna().mean())
sns.heatmap(accidents.corr(numeric_only=True), cmap="vlag")
plt.savefig("corr.png")

X = accidents[["aadt", "lanes", "speed_limit", "curvature"]]
y = accidents["n_accidents"]
a, b, ya, yb = train_test_split(X, y, test_size=0.2, random_state=6)
glm = make_pipeline(StandardScaler(), PoissonRegressor(alpha=1e-3, max_iter=500)).fit(a, ya)
print("deviance", mean_poisson_deviance(yb, glm.predict(b)))
