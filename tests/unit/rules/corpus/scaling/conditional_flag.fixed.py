import sys
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor
from sklearn.preprocessing import StandardScaler

NORMALISE = "--raw" not in sys.argv
b = pd.read_csv("bodyfat.csv")
a = b.pop("BodyFat")
b1, b2, a1, a2 = train_test_split(b, a, test_size=0.3, random_state=0)
if NORMALISE:
    st = StandardScaler().set_output(transform="pandas").fit(b1)
    b1, b2 = st.transform(b1), st.transform(b2)
else:
    print("columns as they are")
k = KNeighborsRegressor(7).fit(b1, a1)
print(np.sqrt(np.mean((k.predict(b2) - a2) ** 2)))
