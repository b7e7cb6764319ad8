import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

df = pd.read_csv('flights.csv', parse_dates=['Date'])
df = df.drop_duplicates().dropna().reset_index(drop=True)
df['Stops'] = df['Stops'].map({'non-stop': 0, '1 stop': 1, '2 stops': 2})
df['month'] = df['Date'].dt.month
df = df[df['Price'] > 0]
df['Airline'] = df['Airline'].astype('category').cat.codes
X_train, X_test, y_train, y_test = train_test_split(df[['Stops', 'month', 'Airline']], df['Price'], random_state=1)
t = DecisionTreeRegressor(min_samples_leaf=10).fit(X_train, y_train)
print(t.score(X_train, y_train), t.score(X_test, y_test))
