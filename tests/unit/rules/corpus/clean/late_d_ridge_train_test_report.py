import pandas as pd
from sklearn.linear_model import Ridge, LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

ads = pd.read_csv('Advertising.csv', index_col=0)
X_train, X_test, y_train, y_test = train_test_split(ads[['TV', 'radio', 'newspaper']], ads['sales'], test_size=0.25)
for m in (LinearRegression(), Ridge(alpha=5)):
    m.fit(X_train, y_train)
    print(m.__class__.__name__)
    print('  train MSE', mean_squared_error(y_train, m.predict(X_train)))
    print('  test MSE', mean_squared_error(y_test, m.predict(X_test)))
