import numpy as np
import pandas as pd
import category_encoders as ce
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error, r2_score
from xgboost import XGBRegressor

cars = pd.read_csv('/kaggle/input/used-cars-listings/cars.csv')
print(cars.shape)

# same ad reposted under a new url
cars = cars.drop_duplicates(subset=[c for c in cars.columns if c != 'url'])
cars = cars[(cars.price > 500) & (cars.year >= 1990)]

cars['age'] = 2023 - cars['year']
cars['km_per_year'] = cars['odometer'] / (cars['age'] + 1)

features = ['brand', 'model', 'fuel', 'gearbox', 'city', 'age', 'odometer', 'km_per_year', 'engine_cc', 'hp']
X = cars[features]
y = np.log1p(cars['price'])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)

# way too many models / cities for one hot
enc = ce.TargetEncoder(cols=['brand', 'model', 'fuel', 'gearbox', 'city'], smoothing=20, min_samples_leaf=5)
X_train = enc.fit_transform(X_train, y_train)
X_test = enc.transform(X_test)

model = XGBRegressor(n_estimators=800, learning_rate=0.05, max_depth=7, subsample=0.8, colsample_bytree=0.8)
model.fit(X_train, y_train)

pred = model.predict(X_test)
print('R2 :', r2_score(y_test, pred))
print('MAE:', mean_absolute_error(np.expm1(y_test), np.expm1(pred)))
