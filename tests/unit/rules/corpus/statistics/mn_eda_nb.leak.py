# # Gym members: calories burned
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor
from sklearn.svm import SVR

gym = pd.read_csv("/kaggle/input/gym/gym_members_exercise_tracking.csv")
gym.columns = gym.columns.str.lower().str.replace(r"[^a-z]+", "_", regex=True).str.strip("_")
gym.head()
gym.info()
print(gym.describe())
print(gym.duplicated().sum(), gym.isna().sum().sum())

# ## Univariate
numeric = gym.select_dtypes("number").columns
for c in numeric:
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3))
    sns.histplot(gym[c], kde=True, ax=left)
    sns.boxplot(x=gym[c], ax=right)
    left.axvline(gym[c].mean(), color="r")
    left.axvline(gym[c].median(), color="g")
    plt.show()

summary = pd.DataFrame({
    "mean": gym[numeric].mean(),
    "std": gym[numeric].std(),
    "skew": gym[numeric].skew(),
})
print(summary.round(2))

# ## Bivariate
sns.pairplot(gym, vars=["age", "weight_kg", "session_duration_hours", "calories_burned"], hue="gender")
plt.show()
sns.heatmap(gym[numeric].corr(), annot=True, fmt=".2f")
plt.show()
print(gym.groupby("workout_type")["calories_burned"].describe())
sns.violinplot(x="experience_level", y="calories_burned", data=gym)
plt.show()

# ## Prepare
gym["male"] = (gym["gender"] == "Male").astype(int)
for w in ["Cardio", "HIIT", "Strength"]:
    gym["is_" + w.lower()] = (gym["workout_type"] == w).astype(int)
gym["bpm_range"] = gym["max_bpm"] - gym["resting_bpm"]
gym["effort"] = gym["avg_bpm"] * gym["session_duration_hours"]
gym = gym.drop(columns=["gender", "workout_type"])

x_cols = ["age", "weight_kg", "height_m", "bpm_range", "effort", "session_duration_hours", "fat_percentage",
          "male", "is_cardio", "is_hiit", "is_strength", "experience_level"]
to_scale = x_cols[:7]

# ## Standardise
avg = gym[to_scale].mean()
dev = gym[to_scale].std()
gym[to_scale] = (gym[to_scale] - avg) / dev
gym[to_scale].describe().round(2)

# ## Split
train, test = train_test_split(gym, test_size=0.2, random_state=0)
train, test = train.copy(), test.copy()
print(train.shape, test.shape)

# ## Fit
result = {}
for m in (LinearRegression(), KNeighborsRegressor(7), SVR(C=100)):
    m.fit(train[x_cols], train["calories_burned"])
    p = m.predict(test[x_cols])
    result[type(m).__name__] = {
        "MAE": mean_absolute_error(test["calories_burned"], p),
        "RMSE": np.sqrt(mean_squared_error(test["calories_burned"], p)),
        "R2": r2_score(test["calories_burned"], p),
    }
    plt.scatter(test["calories_burned"], p, s=6, label=type(m).__name__)
plt.legend()
plt.show()
print(pd.DataFrame(result).T.round(3))
