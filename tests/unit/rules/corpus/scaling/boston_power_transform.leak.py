import pandas as pd
from sklearn.preprocessing import PowerTransformer
from sklearn.svm import SVR
from sklearn.model_selection import GridSearchCV, KFold

columnas = ['CRIM','ZN','INDUS','CHAS','NOX','RM','AGE','DIS','RAD','TAX','PTRATIO','B','LSTAT','MEDV']
datos = pd.read_csv('housing.data', header=None, delim_whitespace=True, names=columnas)
entradas = datos[columnas[:-1]]
salida = datos['MEDV']

pt = PowerTransformer(method='yeo-johnson')
entradas = pt.fit_transform(entradas)

modelo = SVR(kernel='rbf')
parametros = {'C': [1, 10, 100], 'gamma': [0.01, 0.05, 0.1], 'epsilon': [0.1, 0.5]}
busqueda = GridSearchCV(modelo, parametros, cv=KFold(5, shuffle=True, random_state=3), scoring='r2', n_jobs=-1)
busqueda.fit(entradas, salida)
print('mejores parametros', busqueda.best_params_)
print('R2 validacion cruzada', busqueda.best_score_)
